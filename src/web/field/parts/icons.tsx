const icon = (path: string) => function Icon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"
      fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round"><path d={path} /></svg>
  );
};

export const ListIcon = icon('M5 6h2M5 12h2M5 18h2M11 6h9M11 12h9M11 18h9');
export const PlusIcon = icon('M12 3l8 4.500v9L12 21l-8-4.500v-9zM12 9v6M9 12h6');
export const BellIcon = icon('M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4');
export const PersonIcon = icon('M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21a8 8 0 0 1 16 0');
export const PhoneIcon = icon('M6 3h4l1.500 5-2.500 2a12 12 0 0 0 5 5l2-2.500 5 1.500v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z');
export const MapIcon = icon('M12 21c-4-5-6.500-8-6.500-11a6.500 6.500 0 0 1 13 0c0 3-2.500 6-6.500 11zM12 8a2 2 0 1 0 .01 0z');
export const CameraIcon = icon('M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.500 3.500 0 1 0 .01 0z');
export const MicrophoneIcon = icon('M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4');
export const HouseIcon = icon('M4 11l8-7 8 7v9H4zM10 20v-6h4v6');
export const AlarmIcon = icon('M12 4l9 16H3zM12 10v4M12 17v.01');
