import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const name = 'x-inner-request';
// Of this process alone, so that nobody else can hide a request.
const mark = randomUUID();

/** Header of a request that a page makes inside this process. */
export const innerHeader = { [name]: mark };

export const isInner = ({ headers }: FastifyRequest): boolean => headers[name] === mark;
