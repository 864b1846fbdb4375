import { type Asset, text } from '@wordloom/stage';

/** A hundred megabytes of English prose: 223 books in the public domain, as Markdown. */
export const classicBooks = {
  name: 'classic-books',
  summary: '223 English books in the public domain, 100 MB',
  type: text,
  paths: ['corpora/classic-books_100MB.tar.xz'],
  sources: [],
  sha256: ['95c69115a6a1bede4a33184cb96abf36f260be3711c459944541fbf1215ee3c9'],
  bytes: 100_190_691,
  licence: {
    name: 'Public domain',
    attribution: 'Books collected as Markdown by M. L. Schmitt (classic-books-markdown)',
  },
  obtain: 'pack the Markdown files of github.com/mlschmitt/classic-books-markdown with tar and xz',
} as const satisfies Asset;
