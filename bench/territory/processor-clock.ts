/** Seconds of a core that this process has had since: what others who share the machine do not change. */
export function processorClock(): () => number {
  const from = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
}
