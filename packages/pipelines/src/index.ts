/**
 * The named pipelines, each loaded when asked for:
 * `const { default: quickstart } = await pipelines.quickstart()`.
 */
export const pipelines = {
  bpe: () => import('@wordloom-pipelines/bpe'),
  'ptb-cbow': () => import('@wordloom-pipelines/ptb-cbow'),
  'ptb-skipgram': () => import('@wordloom-pipelines/ptb-skipgram'),
  quickstart: () => import('@wordloom-pipelines/quickstart'),
};
