import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.ts';

const mark = ',"sha256":"';

/** A manifest as JSON whose last entry is the hash of all before it, so that not even another digit is believed. */
export function manifestText(manifest: Manifest): string {
  const start = JSON.stringify(manifest).slice(0, -1);
  return `${start}${mark}${sha256(start)}"}\n`;
}

/** Whether a text is as it was written. Stores of before there were hashes have manifests without. */
export function isAsWritten(text: string): boolean {
  const at = text.lastIndexOf(mark);
  return at < 0 || text.slice(at) === `${mark}${sha256(text.slice(0, at))}"}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
