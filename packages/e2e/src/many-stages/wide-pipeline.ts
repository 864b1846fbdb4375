import { definePipeline, type Pipeline } from '@wordloom/stage';
import { add, start } from './stages.ts';

/** One number, and `stages` - 1 numbers made from it side by side, in chains of `depth`. */
export function widePipeline(stages: number, depth = 10): Pipeline {
  return definePipeline({
    name: `wide-${stages}`,
    summary: 'many small stages',
    build(p) {
      const { count } = p.stage('start', start, {}, { value: 1 });
      let last = count;
      for (let i = 1; i < stages; i++) {
        const from = (i - 1) % depth === 0 ? count : last;
        last = p.stage(`add-${i}`, add, { count: from }, { more: i }).count;
      }
      return { last };
    },
  });
}
