import type { RouteObject } from 'react-router';
import { inTime } from '../wire/in-time.ts';
import * as article from './article.tsx';
import * as front from './front.tsx';
import * as layout from './language-layout.tsx';
import * as missing from './missing.tsx';
import * as root from './root.tsx';

/** Front and article are in the first chunk: a reader arrives at one of them. The rest comes when asked for. */
export function routes(): RouteObject[] {
  return oneSpelling([
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
            { id: 'section', path: 'section/:slug', lazy: part(() => import('./section.tsx')) },
            { id: 'topic', path: 'topic/:slug', lazy: part(() => import('./topic.tsx')) },
            { id: 'search', path: 'search', lazy: part(() => import('./search.tsx')) },
            { id: 'latest', path: 'latest', lazy: part(() => import('./latest.tsx')) },
            { id: 'saved', path: 'saved', lazy: part(() => import('./saved.tsx')) },
            { id: 'missing', path: '*', ...page(missing) },
          ],
        },
        { id: 'preview', path: 'preview/:id', lazy: part(() => import('./preview.tsx')) },
        {
          id: 'desk',
          path: 'desk',
          lazy: part(() => import('./desk/desk.tsx')),
          children: [
            { id: 'desk-items', index: true, lazy: part(() => import('./desk/items.tsx')) },
            { id: 'desk-audit', path: 'audit', lazy: part(() => import('./desk/audit.tsx')) },
            { id: 'desk-open', path: 'open', lazy: part(() => import('./desk/open.tsx')) },
            { id: 'desk-board', path: ':id', lazy: part(() => import('./desk/board.tsx')) },
          ],
        },
        { id: 'desk-frame', path: 'desk/:id/frame', lazy: part(() => import('./desk/frame.tsx')) },
        { id: 'nowhere', path: '*', loader: missing.loader },
      ],
    },
  ]);
}

/** A page has one address: `/ar/News/…` is none. */
function oneSpelling(all: RouteObject[]): RouteObject[] {
  return all.map((route) =>
    route.index
      ? route
      : {
          ...route,
          ...(route.path !== undefined && { caseSensitive: true }),
          ...(route.children && { children: oneSpelling(route.children) }),
        },
  );
}

type Page = Pick<RouteObject, 'loader' | 'Component' | 'ErrorBoundary' | 'handle' | 'shouldRevalidate'>;

const part = (load: () => Promise<Page>) => () => inTime(load()).then(page);

/** What a route module may export for the router, and nothing else of it. */
function page({ loader, Component, ErrorBoundary, handle, shouldRevalidate }: Page): Page {
  return {
    ...(loader && { loader }),
    ...(Component && { Component }),
    ...(ErrorBoundary && { ErrorBoundary }),
    ...(handle !== undefined && { handle }),
    ...(shouldRevalidate && { shouldRevalidate }),
  };
}
