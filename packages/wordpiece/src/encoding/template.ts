/** What the pieces of one or two texts are put into: special tokens around them, and type ids. */
export type TemplatePart =
  | { readonly special: string; readonly id: number; readonly typeId: number }
  | { readonly text: 0 | 1; readonly typeId: number };

export interface Templates {
  readonly single: readonly TemplatePart[];
  readonly pair: readonly TemplatePart[];
}

/** BERT's: `[CLS] a [SEP]`, and `[CLS] a [SEP] b [SEP]` with type 1 from b on. */
export function bertTemplates(
  cls: { token: string; id: number },
  sep: { token: string; id: number },
): Templates {
  const mark = ({ token, id }: { token: string; id: number }, typeId: number) => ({
    special: token,
    id,
    typeId,
  });
  const single: TemplatePart[] = [mark(cls, 0), { text: 0, typeId: 0 }, mark(sep, 0)];
  return { single, pair: [...single, { text: 1, typeId: 1 }, mark(sep, 1)] };
}

/** Without special tokens. */
export const bareTemplates: Templates = {
  single: [{ text: 0, typeId: 0 }],
  pair: [
    { text: 0, typeId: 0 },
    { text: 1, typeId: 1 },
  ],
};

export function specialCount(parts: readonly TemplatePart[]): number {
  return parts.filter((part) => 'special' in part).length;
}
