/** `@regen-cds/embed`: mounts elements in a frame, and is the frame. Touches no DOM until it is called. */
export { mount } from './host.js';
export { FrameError, PROTOCOL, WIDGETS } from './protocol.js';
export { startFrame } from './frame.js';
export { openSmartChannel } from './messengers/smart-channel.js';
export { smartCalls } from './messengers/smart-calls.js';
export { applySmartStyle, smartStyle } from './smart-style.js';

export type { MountOptions, Mounted } from './host.js';
export type { ElementProperties, WidgetName } from './protocol.js';
export type { SmartChannel, SmartOptions } from './messengers/smart-channel.js';
export type { SmartCalls } from './messengers/smart-calls.js';
export type { SmartStyle } from './smart-style.js';
