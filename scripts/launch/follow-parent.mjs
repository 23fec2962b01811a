// @ts-check
/**
 * Preloaded into the processes that we start: ends them, and what they started, when we are gone without having been
 * able to say so (`kill -9`).
 */
const parent = Number(process.env.TRIALOGUE_PARENT);
const CHECK_EVERY_MS = 500;
const GRACE_MS = 10_000;

// Node hands a preload on to the workers that a process forks; those follow theirs.
if (process.ppid === parent) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    setTimeout(() => end('SIGKILL'), GRACE_MS).unref();
    end('SIGTERM');
  }, CHECK_EVERY_MS);
  timer.unref();
}

/** @param {'SIGTERM' | 'SIGKILL'} signal */
function end(signal) {
  process.kill(-process.pid, signal);
}
