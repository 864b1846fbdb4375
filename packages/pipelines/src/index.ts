/**
 * The named pipelines, each loaded when asked for:
 * `const { default: quickstart } = await pipelines.quickstart()`.
 */
export const pipelines = {
  'ptb-skipgram': () => import('@wordloom-pipelines/ptb-skipgram'),
  quickstart: () => import('@wordloom-pipelines/quickstart'),
};
