import { Tokenizer } from '@wordloom/bpe';
import { WordPieceTokenizer } from '@wordloom/wordpiece';
import { gpt2Encoder } from './gpt2-encoder.ts';

// The script of the page: two tokenizers, whose data stands packed in the page, over what is typed.

interface Pieces {
  readonly ids: ArrayLike<number>;
  /** Bytes of the text: piece i covers offsets[2 * i] up to, not with, offsets[2 * i + 1]. */
  readonly offsets: ArrayLike<number>;
  tokenOf(id: number): string;
}

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

async function unpack(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(element(id).textContent.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

const [vocabBpe, vocabulary] = await Promise.all([unpack('gpt2-data'), unpack('bert-data')]);
const gpt2 = Tokenizer.fromGpt2(gpt2Encoder(vocabBpe), vocabBpe);
const bert = WordPieceTokenizer.fromVocabulary(vocabulary);

const tokenizers: Record<string, (text: string) => Pieces> = {
  gpt2: (text) => ({ ...gpt2.encodeWithOffsets(text), tokenOf: (id) => gpt2.tokenOf(id)! }),
  bert: (text) => ({ ...bert.encodeWithOffsets(text), tokenOf: (id) => bert.tokenOf(id)! }),
};

function draw(): void {
  const text = element<HTMLTextAreaElement>('text').value;
  const bytes = new TextEncoder().encode(text);
  for (const [name, encode] of Object.entries(tokenizers)) {
    const started = performance.now();
    const { ids, offsets, tokenOf } = encode(text);
    const milliseconds = performance.now() - started;
    const spans = Array.from(ids, (id, i) =>
      pieceElement(id, tokenOf(id), bytes.subarray(offsets[2 * i], offsets[2 * i + 1])),
    );
    element(`${name}-pieces`).replaceChildren(...withGaps(spans, offsets));
    element(`${name}-ids`).textContent = Array.from(ids).join(' ');
    element(`${name}-count`).textContent = counts(ids.length, Array.from(text).length, milliseconds);
  }
  document.body.dataset.ready = 'yes';
}

function pieceElement(id: number, token: string, bytes: Uint8Array): HTMLElement {
  const span = document.createElement('span');
  span.className = bytes.length === 0 ? 'piece around' : 'piece';
  span.title = `${token}, id ${id}`;
  span.textContent = bytes.length === 0 ? token : readable(bytes);
  return span;
}

// White space that a tokenizer drops is not part of a piece, and is shown as a gap.
function withGaps(spans: readonly HTMLElement[], offsets: ArrayLike<number>): (HTMLElement | string)[] {
  return spans.flatMap((span, i) => {
    const isBeside = i > 0 && offsets[2 * i] === offsets[2 * i - 1];
    const touches = i === 0 || (isBeside && !spans[i - 1]!.classList.contains('around'));
    return touches ? [span] : [' ', span];
  });
}

/** Bytes as text; where a character is cut, as bytes. */
function readable(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replaceAll('\n', '↵\n');
  } catch {
    return Array.from(bytes, byteText).join('');
  }
}

function byteText(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
}

function counts(tokens: number, characters: number, milliseconds: number): string {
  const rate = tokens === 0 ? '' : `, ${(characters / tokens).toFixed(1)} characters each`;
  return `${tokens.toLocaleString('en')} tokens${rate} · ${milliseconds.toFixed(1)} ms`;
}

const given = new URLSearchParams(location.hash.slice(1)).get('text');
if (given !== null) element<HTMLTextAreaElement>('text').value = given;
element('text').addEventListener('input', draw);
draw();
