/** GPT-2's `encoder.json` from its merges: the 256 bytes in the order of its alphabet, the merges, the end of text. */
export function gpt2Encoder(vocabBpe: string): string {
  const shown = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)];
  const hidden = range(0, 0xff).filter((byte) => !shown.includes(byte));
  const alphabet = [...shown, ...hidden.map((_, i) => 0x100 + i)].map((code) => String.fromCodePoint(code));
  const merges = vocabBpe.split('\n').filter((line) => line !== '' && !line.startsWith('#version'));
  const tokens = [...alphabet, ...merges.map((line) => line.replace(' ', '')), '<|endoftext|>'];
  return JSON.stringify(Object.fromEntries(tokens.map((token, id) => [token, id])));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
