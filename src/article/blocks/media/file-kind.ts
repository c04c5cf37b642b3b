const names: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.ms-powerpoint': 'PowerPoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'application/zip': 'ZIP',
};

/** What readers call a kind of file: «PDF»; else the ending of its name; null when neither says. */
export function fileKind(mediaType: string | null, href: string): string | null {
  const known = mediaType && names[mediaType.split(';')[0]!.trim().toLowerCase()];
  const ending = /\.([a-z0-9]{2,5})(?:[?#]|$)/iu.exec(href.slice(href.lastIndexOf('/') + 1))?.[1];
  return known || ending?.toUpperCase() || null;
}
