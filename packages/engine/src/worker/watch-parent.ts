// A thread of its own: a stage that computes without a pause would never hear that the run it works for was killed.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500);
