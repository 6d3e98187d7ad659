/** Milliseconds that this process has computed so far: what another program on the machine takes doesn't count. */
export function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
