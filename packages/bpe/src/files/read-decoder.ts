import type { Decoder, DecoderStep } from '../definition.ts';
import { formatError } from './format-error.ts';
import { objectAt, refuseType, stepsOf, textAt } from './json-parts.ts';

export function readDecoder(value: unknown, byteLevel: boolean): Decoder {
  const steps = stepsOf(value, 'decoder', 'decoders');
  if (byteLevel && steps.every(({ type }) => type === 'ByteLevel')) return 'bytes';
  return steps.map((step): DecoderStep => {
    switch (step.type) {
      case 'Fuse':
      case 'ByteFallback':
        return { kind: step.type };
      case 'BPEDecoder':
        return { kind: 'Suffix', suffix: textAt(step.suffix ?? '</w>', 'decoder.suffix') };
      case 'Replace': {
        const from = textAt(objectAt(step.pattern, 'decoder.pattern').String, 'decoder.pattern.String');
        if (from === '') throw formatError('decoder.pattern is an empty text');
        return { kind: 'Replace', from, to: textAt(step.content, 'decoder.content') };
      }
      case 'Strip': {
        const content = textAt(step.content, 'decoder.content');
        return { kind: 'Strip', content, start: Number(step.start) || 0, stop: Number(step.stop) || 0 };
      }
      default:
        return refuseType(step, 'decoder', [
          'ByteLevel',
          'BPEDecoder',
          'Replace',
          'ByteFallback',
          'Fuse',
          'Strip',
          'Sequence',
        ]);
    }
  });
}
