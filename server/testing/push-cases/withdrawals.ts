import { desk, killed, ninjs, related, type PushCase } from './push-case.ts';

/** Withdrawals as systems send them. */
export const withdrawalCases: PushCase[] = [
  {
    name: 'kill-later-time',
    push: [desk('k1'), desk('k1', { ...killed, versioncreated: '2026-03-10T10:00:00+0000' })],
    status: 410,
  },
  { name: 'kill-same-everything', push: [desk('k2'), desk('k2', killed)], status: 410 },
  {
    name: 'kill-least-fields',
    push: [desk('k3'), { guid: 'urn:example:k3', version: '9', pubstatus: 'canceled' }],
    status: 410,
  },
  {
    name: 'kill-no-version',
    push: [desk('k4', { version: '12' }), { guid: 'urn:example:k4', pubstatus: 'canceled' }],
    status: 410,
  },
  {
    name: 'kill-unknown-language',
    push: [ninjs('k5'), { uri: 'tag:example.org,2026:k5', version: '2', language: 'xx', pubStatus: 'canceled' }],
    status: 410,
    warned: null,
  },
  {
    name: 'kill-of-wrong-values',
    push: [
      ninjs('k6'),
      {
        ...ninjs('k6', {
          version: 2,
          versionCreated: 'غدا',
          urgency: 'x',
          headlines: 7,
          bodies: null,
          associations: 'y',
        }),
        pubStatus: 'killed',
      },
    ],
    status: 410,
    warned: ['pubStatus', /canceled/],
  },
  {
    name: 'kill-with-associations',
    push: [
      desk('k7'),
      desk('k7', {
        ...killed,
        version: '2',
        associations: { 'related--1': related(1) },
        extra: { v: { embed: '<iframe></iframe>' } },
      }),
    ],
    status: 410,
  },
  {
    name: 'kill-too-old',
    push: [desk('k8', { version: '3' }), desk('k8', { ...killed, version: '2' })],
    warned: ['version', /ignored/],
  },
  {
    name: 'kill-unknown-uri',
    push: [desk('k9', { ...killed, version: '3' }), desk('k9', { version: '3' })],
    status: 404,
    warned: ['version', /withdrawn at version 3/],
  },
];
