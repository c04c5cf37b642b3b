import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { FileIcon, OutsideIcon } from '../../../ui/icons.ts';
import type { BlockProps } from '../block-props.ts';
import { fileKind } from './file-kind.ts';
import './attachment.css';

const kilobyte = 1024;

/** A document: what it is and how large, before it is opened. */
export function AttachmentBlock({ attributes, block: { href, title, mediaType, bytes } }: BlockProps<'attachment'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = fileKind(mediaType, href);
  const size =
    bytes === null
      ? null
      : bytes < kilobyte ** 2
        ? t('article.kilobytes', { n: format.number(Math.max(1, Math.round(bytes / kilobyte))) })
        : t('article.megabytes', { n: format.number(Math.round((bytes / kilobyte ** 2) * 10) / 10) });
  const facts = [kind, size].filter((fact) => fact !== null);
  return (
    <p {...attributes} className="article-file">
      <a href={href} rel="noopener">
        <Icon of={href.startsWith('/') ? FileIcon : OutsideIcon} />
        <span className="min-w-0">
          <span className="text-link">
            <StoryText text={title} />
          </span>
          <span className="block text-meta text-mute">
            {facts.length > 0 ? <Facts facts={facts} /> : t('article.outside')}
          </span>
        </span>
      </a>
    </p>
  );
}

const Facts = ({ facts }: { facts: string[] }) =>
  facts.map((fact, index) => (
    <span key={fact}>
      {index > 0 && <i className="separator" />}
      <bdi>{fact}</bdi>
    </span>
  ));
