/** The milliseconds that this process has worked: on a busy machine a clock measures what others do. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
