import { definePipeline, type Pipeline } from '@wordloom/stage';
import { climb, dice, gauge, join, risk, source, step, whim } from './stages/stages.ts';

/** Ten nodes, of which `tail` alone differs from one salt to another: source → four in a row, two of them side by side → tail. */
const overlap = definePipeline({
  name: 'overlap',
  summary: 'shares all but its end with others',
  build(p) {
    const { bytes } = p.stage('source', source, {}, { size: 5000 });
    const first = p.stage('first', step, { before: bytes }, { salt: 'first', pause: 30 });
    const left = p.stage('left', step, { before: first.bytes }, { salt: 'left', pause: 60 });
    const right = p.stage('right', step, { before: first.bytes }, { salt: 'right', pause: 60 });
    const both = p.stage('both', join, { left: left.bytes, right: right.bytes });
    const tail = p.stage('tail', step, { before: both.bytes });
    return { result: tail.bytes };
  },
});

/** A stage that may fail with one after it, and two in a row beside them that take longer. */
const branches = definePipeline({
  name: 'branches',
  summary: 'one branch may fail',
  build(p) {
    const { bytes } = p.stage('source', source, {});
    const bad = p.stage('bad', risk, { before: bytes }, { salt: 'bad' });
    const after = p.stage('after', step, { before: bad.bytes }, { salt: 'after' });
    // The same code as the one that may fail, so that both are ready at once.
    const slow = p.stage('slow', risk, { before: bytes }, { salt: 'slow', pause: 1500 });
    const next = p.stage('next', step, { before: slow.bytes }, { salt: 'next' });
    return { after: after.bytes, next: next.bytes };
  },
});

/** One long stage. */
const climbing = definePipeline({
  name: 'climbing',
  summary: 'one long stage',
  build: (p) => p.stage('climb', climb, {}, { steps: 40, pause: 10 }),
});

/** Stages that keep, and do not keep, what they promise. */
const promises = definePipeline({
  name: 'promises',
  summary: 'what is promised and kept',
  build(p) {
    const { bytes } = p.stage('kept', source, {});
    const diced = p.stage('planted', dice, { before: bytes });
    const after = p.stage('after', step, { before: diced.bytes });
    p.stage('near', gauge, {}, { spread: 0.01 });
    p.stage('far', gauge, {}, { spread: 500 });
    p.stage('free', whim, {}, { spread: 1 });
    return { after: after.bytes };
  },
});

export const pipelines: Readonly<Record<string, Pipeline>> = { overlap, branches, climbing, promises };
