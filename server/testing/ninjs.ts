/** A small ninjs 3.1 item with harmless words, as a newsroom's system would push it. */
export function makeNinjsItem(name: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    uri: `tag:example.org,2026:${name}`,
    type: 'text',
    language: 'ar',
    version: '1',
    versionCreated: new Date(Date.now() - 60_000).toISOString(),
    pubStatus: 'usable',
    headlines: [{ role: 'main', value: `خبر عن الحديقة ${name}` }],
    bodies: [{ role: 'main', contentType: 'text/html', value: '<p>زرع الجيران أزهاراً فعاد النحل إلى الحي.</p>' }],
    ...changes,
  };
}
