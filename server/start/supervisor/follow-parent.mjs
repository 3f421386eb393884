// Preloaded into every part: a part whose supervisor is gone, however it went, ends too, so that the next
// `npm start` finds its ports free.
const supervisor = process.ppid;
setInterval(() => {
  if (process.ppid !== supervisor) process.kill(process.pid, "SIGTERM");
}, 500).unref();
