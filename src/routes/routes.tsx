import type { RouteObject } from 'react-router';
import { withTimeout } from '../wire/with-timeout.ts';
import * as article from './article.tsx';
import * as front from './front.tsx';
import * as layout from './language-layout.tsx';
import * as missing from './missing.tsx';
import * as root from './root.tsx';

/** Front and article are in the first chunk, because most visits start there; the rest is loaded lazily. */
export function routes(): RouteObject[] {
  return withCaseSensitivePaths([
    {
      id: 'root',
      loader: root.loader,
      ErrorBoundary: root.ErrorBoundary,
      HydrateFallback: root.HydrateFallback,
      children: [
        { index: true, loader: root.chooseLanguage },
        {
          id: 'language',
          path: ':lang',
          loader: layout.loader,
          Component: layout.LanguageLayout,
          ErrorBoundary: layout.ErrorBoundary,
          shouldRevalidate: ({ currentParams, nextParams }) => currentParams['lang'] !== nextParams['lang'],
          children: [
            { id: 'front', index: true, ...page(front) },
            { id: 'article', path: 'news/:id', ...page(article) },
            { id: 'section', path: 'section/:slug', lazy: lazyPage(() => import('./section.tsx')) },
            { id: 'topic', path: 'topic/:slug', lazy: lazyPage(() => import('./topic.tsx')) },
            { id: 'search', path: 'search', lazy: lazyPage(() => import('./search.tsx')) },
            { id: 'latest', path: 'latest', lazy: lazyPage(() => import('./latest.tsx')) },
            { id: 'saved', path: 'saved', lazy: lazyPage(() => import('./saved.tsx')) },
            { id: 'missing', path: '*', ...page(missing) },
          ],
        },
        { id: 'preview', path: 'preview/:id', lazy: lazyPage(() => import('./preview.tsx')) },
        {
          id: 'desk',
          path: 'desk',
          lazy: lazyPage(() => import('./desk/desk.tsx')),
          children: [
            { id: 'desk-items', index: true, lazy: lazyPage(() => import('./desk/items.tsx')) },
            { id: 'desk-audit', path: 'audit', lazy: lazyPage(() => import('./desk/audit.tsx')) },
            { id: 'desk-open', path: 'open', lazy: lazyPage(() => import('./desk/open.tsx')) },
            { id: 'desk-board', path: ':id', lazy: lazyPage(() => import('./desk/board.tsx')) },
          ],
        },
        { id: 'desk-frame', path: 'desk/:id/frame', lazy: lazyPage(() => import('./desk/frame.tsx')) },
        { id: 'nowhere', path: '*', loader: missing.loader },
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
