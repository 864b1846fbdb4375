/** Words that stand for no word. They have vectors, but never come out as neighbours unless asked for. */
export const reservedWords: readonly string[] = [
  '<unk>',
  '<pad>',
  '<mask>',
  '<cls>',
  '<sep>',
  '<bos>',
  '<eos>',
];
