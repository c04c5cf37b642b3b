/** The icons of the reader, 24 wide with a stroke of 1.75; see Icon.tsx. */
export {
  ALargeSmall as TextSizeIcon,
  Bookmark as SaveIcon,
  Clock as ClockIcon,
  Link as LinkIcon,
  Menu as MenuIcon,
  Pause as PauseIcon,
  Play as PlayIcon,
  Search as SearchIcon,
  Share2 as ShareIcon,
  WifiOff as OfflineIcon,
  X as CloseIcon,
} from 'lucide-react';
