import type { RouteObject } from 'react-router';
import { withTimeout } from '../wire/with-timeout.ts';
import * as layout from './language-layout.tsx';
import * as root from './root.tsx';

/** A page of readers is a chunk that the server's pages name (server/pages/built.ts), so that it is loaded with the app. */
export function routes(): RouteObject[] {
  return withCaseSensitivePaths([
    {
      id: 'root',
      loader: root.loader,
      lazy: boundary(),
      HydrateFallback: root.HydrateFallback,
      children: [
        { index: true, loader: root.chooseLanguage },
        {
          id: 'language',
          path: ':lang',
          loader: layout.loader,
          Component: layout.LanguageLayout,
          lazy: boundary(),
          shouldRevalidate: ({ currentParams, nextParams }) => currentParams['lang'] !== nextParams['lang'],
          children: [
            { id: 'front', index: true, lazy: lazyPage(loadFront) },
            { id: 'article', path: 'news/:id', lazy: lazyPage(loadArticle) },
            { id: 'section', path: 'section/:slug', lazy: lazyPage(() => import('./section.tsx')) },
            { id: 'topic', path: 'topic/:slug', lazy: lazyPage(() => import('./topic.tsx')) },
            { id: 'search', path: 'search', lazy: lazyPage(() => import('./search.tsx')) },
            { id: 'latest', path: 'latest', lazy: lazyPage(() => import('./latest.tsx')) },
            { id: 'saved', path: 'saved', lazy: lazyPage(() => import('./saved.tsx')) },
            { id: 'following', path: 'following', lazy: lazyPage(() => import('./follow/following.tsx')) },
            { id: 'missing', path: '*', lazy: lazyPage(loadMissing) },
          ],
        },
        { id: 'preview', path: 'preview/:id', lazy: lazyPage(() => import('./preview.tsx')) },
        { id: 'desk', path: 'desk/*', lazy: lazyPage(() => import('./desk/desk.tsx')) },
        { id: 'front-frame', path: 'desk/front/frame', lazy: lazyPage(() => import('./desk/front-frame.tsx')) },
        { id: 'desk-frame', path: 'desk/:id/frame', lazy: lazyPage(() => import('./desk/frame.tsx')) },
        // Without a language there is no page shell: the root's boundary shows the error in one.
        { id: 'nowhere', path: '*', lazy: { loader: () => loadMissing().then(({ loader }) => loader) } },
      ],
    },
  ]);
}

/** A page has one address: `/ar/News/…` does not match. */
function withCaseSensitivePaths(all: RouteObject[]): RouteObject[] {
  return all.map((route) =>
    route.index
      ? route
      : {
          ...route,
          ...(route.path !== undefined && { caseSensitive: true }),
          ...(route.children && { children: withCaseSensitivePaths(route.children) }),
        },
  );
}

const loadFront = () => import('./front.tsx');
const loadArticle = () => import('./article.tsx');
const loadMissing = () => import('./missing.tsx');

/** Not in the first script. Every page imports most of it, so that it is there when something fails. An object for each route: the router empties it. */
const boundary = () => ({
  ErrorBoundary: () =>
    withTimeout(import('../app/errors/RootErrorBoundary.tsx')).then(({ RootErrorBoundary }) => RootErrorBoundary),
});

/** Loads what most readers open next, so that a tap only has to ask for the story. */
export function preloadRoutes(): void {
  // A chunk that does not load now is loaded again by the navigation, which says so.
  for (const load of [loadFront, loadArticle]) load().catch(() => {});
}

type Page = Pick<RouteObject, 'loader' | 'Component' | 'ErrorBoundary' | 'handle' | 'shouldRevalidate'>;

const lazyPage = (load: () => Promise<Page>) => () => withTimeout(load()).then(page);

/** The exports of a route module that the router uses. */
function page({ loader, Component, ErrorBoundary, handle, shouldRevalidate }: Page): Page {
  return {
    ...(loader && { loader }),
    ...(Component && { Component }),
    ...(ErrorBoundary && { ErrorBoundary }),
    ...(handle !== undefined && { handle }),
    ...(shouldRevalidate && { shouldRevalidate }),
  };
}
