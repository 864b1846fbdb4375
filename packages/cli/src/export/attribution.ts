import type { Manifest } from '@wordloom/artifact';
import { visible } from '@wordloom/errors';

export type Licence = Manifest['licences'][number];

/** The licences of all data that some artifacts are made from, each once. */
export function licencesOf(manifests: readonly Manifest[]): Licence[] {
  const all = manifests.flatMap(({ licences }) => licences);
  return [...new Map(all.map((licence) => [JSON.stringify(licence), licence])).values()];
}

/** What a person must know who passes the files on. */
export function licenceWarnings(licences: readonly Licence[]): string[] {
  return licences.map(({ name, attribution, shareAlike }) => {
    const condition = shareAlike
      ? `; what is made from it may be shared only under ${visible(name)} too`
      : '';
    return `made from data under ${visible(name)} (${visible(attribution)})${condition}`;
  });
}

/** A note for those who get the files. */
export function attributionText(licences: readonly Licence[], pipeline: string): string {
  const lines = licences.map(
    ({ name, attribution, shareAlike }) =>
      `- ${visible(attribution)}. Licence: ${visible(name)}.${shareAlike ? ' Share-alike: what is made from it must be shared under the same licence.' : ''}`,
  );
  return [
    '# Attribution',
    '',
    `Made by pipeline ${visible(pipeline)} from this data:`,
    '',
    ...lines,
    '',
  ].join('\n');
}
