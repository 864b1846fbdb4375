import { reportProblems } from '../workspace/problem.ts';
import { checkOwners } from './check-owners.ts';

const { problems, members } = checkOwners('.');
reportProblems(problems, `owners: each of ${members} packages and pipelines has one`);
