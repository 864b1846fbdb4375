import { reportProblems } from '../workspace/problem.ts';
import { checkLayers } from './check-layers.ts';

const { problems, members, files, imports } = checkLayers('.');
reportProblems(
  problems,
  `layers: ${imports} imports in ${files} files of ${members} packages and pipelines are in order`,
);
