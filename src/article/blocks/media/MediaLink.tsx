/** The address of what is played: for print, reader modes and browsers without scripts; on the screen the player has it. */
export function MediaLink({ address, label }: { address: string; label: string }) {
  return (
    <p className="recording-link">
      <a href={address} rel="noopener" className="text-link">
        {label}
      </a>
    </p>
  );
}
