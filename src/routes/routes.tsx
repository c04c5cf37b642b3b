import type { RouteObject } from 'react-router';
import * as article from './article.tsx';
import * as front from './front.tsx';
import * as layout from './LanguageLayout.tsx';
import * as missing from './missing.tsx';
import * as root from './root.tsx';

/** Front and article are in the first chunk: a reader arrives at one of them. The rest comes when asked for. */
export function routes(): RouteObject[] {
  return [
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
          caseSensitive: true,
          loader: layout.loader,
          Component: layout.LanguageLayout,
          ErrorBoundary: layout.ErrorBoundary,
          shouldRevalidate: ({ currentParams, nextParams }) => currentParams['lang'] !== nextParams['lang'],
          children: [
            { id: 'front', index: true, ...page(front) },
            { id: 'article', path: 'news/:id', caseSensitive: true, ...page(article) },
            {
              id: 'section',
              path: 'section/:slug',
              caseSensitive: true,
              lazy: () => import('./section.tsx').then(page),
            },
            { id: 'topic', path: 'topic/:slug', caseSensitive: true, lazy: () => import('./topic.tsx').then(page) },
            { id: 'search', path: 'search', caseSensitive: true, lazy: () => import('./search.tsx').then(page) },
            { id: 'latest', path: 'latest', caseSensitive: true, lazy: () => import('./latest.tsx').then(page) },
            { id: 'saved', path: 'saved', caseSensitive: true, lazy: () => import('./saved.tsx').then(page) },
            { id: 'missing', path: '*', ...page(missing) },
          ],
        },
        { id: 'preview', path: 'preview/:id', caseSensitive: true, lazy: () => import('./preview.tsx').then(page) },
        {
          id: 'desk',
          path: 'desk',
          caseSensitive: true,
          lazy: () => import('./desk.tsx').then(page),
          children: [
            { id: 'desk-items', index: true, lazy: () => import('./desk-items.tsx').then(page) },
            { id: 'desk-audit', path: 'audit', caseSensitive: true, lazy: () => import('./desk-audit.tsx').then(page) },
            { id: 'desk-open', path: 'open', caseSensitive: true, lazy: () => import('./desk-open.tsx').then(page) },
            { id: 'desk-board', path: ':id', caseSensitive: true, lazy: () => import('./desk-board.tsx').then(page) },
          ],
        },
        {
          id: 'desk-frame',
          path: 'desk/:id/frame',
          caseSensitive: true,
          lazy: () => import('./desk-frame.tsx').then(page),
        },
        { id: 'nowhere', path: '*', loader: missing.loader },
      ],
    },
  ];
}

type Page = Pick<RouteObject, 'loader' | 'Component' | 'ErrorBoundary' | 'handle' | 'shouldRevalidate'>;

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
