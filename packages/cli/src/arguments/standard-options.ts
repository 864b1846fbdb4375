/** Options that more than one command takes, said the same way everywhere. */
export const storeOption = {
  store: {
    type: 'string',
    valueHint: 'DIR',
    description: "folder of the artifacts (default: artifacts/ beside the project's pipelines/)",
  },
} as const;

export const remoteOption = {
  remote: {
    type: 'string',
    valueHint: 'DIR|URL',
    description:
      "store of others to take artifacts from, or none (default: WORDLOOM_REMOTE, else wordloom.remote in the project's package.json)",
  },
} as const;

export const jsonOption = {
  json: { type: 'boolean', description: 'print data as JSON' },
} as const;

export const colorOption = {
  color: {
    type: 'boolean',
    description: 'colors, or none with --no-color (default: on a terminal, unless NO_COLOR is set)',
  },
} as const;

/** What settles the parameters of a pipeline. */
export const settingOptions = {
  profile: { type: 'string', valueHint: 'P', description: 'a named set of parameters' },
  set: {
    type: 'string',
    valueHint: 'STAGE.PARAMETER=VALUE',
    description: 'a parameter; may be given more than once',
  },
  strict: { type: 'boolean', description: 'refuse input that is mended otherwise, such as invalid UTF-8' },
  seed: {
    type: 'string',
    valueHint: 'N',
    description: "seed of all random streams (default: the pipeline's)",
  },
} as const;

export const pipelineArgument = {
  name: { type: 'positional', required: true, description: 'a pipeline, or the path of its file' },
} as const;
