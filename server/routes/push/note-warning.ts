import type { PushWarning } from '#contract/push.ts';
import type { Note } from '../../store/publishing/notes.ts';

/** The store's notes as warnings for the sender. Paths are those of ninjs. */
export function noteWarning(note: Note, pageOf: (story: { id: string; language: string }) => string): PushWarning {
  switch (note.kind) {
    case 'moved':
      return {
        path: 'uri',
        message:
          'this story has moved, and readers do not get this version: a public item names this uri as its formerUri, or is an update of it',
      };
    case 'older':
      return {
        path: 'version',
        message: `older than version ${note.version}, which is here: ignored, with another text`,
      };
    case 'equal-but-different':
      return {
        path: 'version',
        message: `version ${note.version} is here with another text: ignored; send a higher version`,
      };
    case 'withdrawn':
      return {
        path: 'version',
        message: `withdrawn at version ${note.version}: ignored; only a higher version publishes it again`,
      };
    case 'older-withdrawal':
      return {
        path: 'version',
        message: `older than version ${note.version}, which is here: this withdrawal is ignored`,
      };
    case 'successor-public':
      return {
        path: 'uri',
        message: `withdrawn, but readers have its successor: ${pageOf(note)}; withdraw that as well if it must go`,
      };
    case 'twin':
      return {
        path: 'uri',
        message: `the same headline and text as ${note.of}, within a day: that one is on the lists, this one has its page only`,
      };
    case 'hides-twins':
      return {
        path: 'uri',
        message: `the same headline and text as ${note.uris.slice(0, 3).join(', ')}, within a day: this one is older, and on the lists instead`,
      };
  }
}
