import { classAt } from './code-point-class.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Text of bytes[start .. end]. Where they are not valid UTF-8, what is invalid is U+FFFD and `widths` tells the bytes of every UTF-16
 * unit, a low surrogate's with its pair's first.
 */
export function decodeWithWidths(
  bytes: Uint8Array,
  start: number,
  end: number,
): { text: string; widths?: number[] } {
  try {
    return { text: strict.decode(bytes.subarray(start, end)) };
  } catch {
    const widths: number[] = [];
    let text = '';
    for (let at = start; at < end; ) {
      const width = Math.min(classAt(bytes, at) & 7, end - at);
      const unit = characterOf(bytes.subarray(at, at + width));
      widths.push(width);
      if (unit.length === 2) widths.push(0);
      text += unit;
      at += width;
    }
    return { text, widths };
  }
}

function characterOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return '\ufffd';
  }
}
