import type { IconNode } from 'lucide';

/** The icons, for Icon.tsx. */
export {
  ALargeSmall as TextSizeIcon,
  Bookmark as SaveIcon,
  Check as DoneIcon,
  ChevronDown as DownIcon,
  ChevronLeft as PreviousIcon,
  ChevronRight as NextIcon,
  ChevronUp as UpIcon,
  EllipsisVertical as OptionsIcon,
  ChartColumn as GraphicIcon,
  ExternalLink as OutsideIcon,
  FileText as FileIcon,
  GripVertical as HandleIcon,
  Headphones as SoundIcon,
  TriangleAlert as WarningIcon,
  Link as LinkIcon,
  Menu as MenuIcon,
  Pause as PauseIcon,
  Play as PlayIcon,
  Search as SearchIcon,
  Share2 as ShareIcon,
  WifiOff as OfflineIcon,
  X as CloseIcon,
} from 'lucide';

/** Simpler than lucide's, since every page carries it. */
export const BellIcon: IconNode = [['path', { d: 'M4 17l2-3V8a6 6 0 0 1 12 0v6l2 3zm6 4h4' }]];
