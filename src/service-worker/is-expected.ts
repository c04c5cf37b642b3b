import { pageMark } from '#contract/offline/service-worker.ts';

const types: Record<string, RegExp> = {
  js: /javascript/u,
  css: /text\/css/u,
  woff2: /font/u,
  json: /json/u,
  svg: /image/u,
};

/** Whether an answer is what its address promises. The login page of a hotel's network is not, whatever its status says. */
export async function isExpected(response: Response, pathname: string): Promise<boolean> {
  if (response.status !== 200 || response.redirected) return false;
  const type = response.headers.get('content-type') ?? '';
  if (pathname.startsWith('/pictures/')) return type.startsWith('image/');
  const extension = pathname.split('.').pop()!;
  if (extension === 'html') return (await response.clone().text()).includes(pageMark);
  return types[extension]?.test(type) ?? false;
}
