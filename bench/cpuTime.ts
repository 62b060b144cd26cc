import { readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in milliseconds (USER_HZ is 100 on Linux). */
const TICK_MS = 10;

/** The processor time that these processes have used, all threads; null where `/proc` does not tell. */
export function cpuMsOf(processes: readonly { readonly pid: number }[]): number | null {
  const times = processes.map(({ pid }) => cpuMsOfOne(pid));
  return times.reduce((sum, ms) => (sum === null || ms === null ? null : sum + ms), 0);
}

function cpuMsOfOne(pid: number): number | null {
  try {
    // The name, in brackets, may hold spaces; user and system time are fields 14 and 15 (proc(5)).
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
