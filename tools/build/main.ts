import { buildPackages } from './build-packages.ts';

const start = performance.now();
const packages = buildPackages('.');
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`built dist/ of ${packages.length} packages in ${seconds} s`);
