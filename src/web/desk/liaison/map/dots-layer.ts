import type { maplibre } from '../../response/map/map-backdrop.js';

/** Places in degrees as pairs and colours as triples of bytes; a single colour holds for all. */
export interface Dots { positions: Float32Array; colors: Uint8Array | readonly [number, number, number] }
export interface DotsLook { rim: readonly [number, number, number] | null; radiusMeters: number; leastPixels: number; mostPixels: number }

const VERTEX = `#version 300 es
uniform mat4 u_matrix; uniform float u_size; in vec2 a_at; in vec3 a_color; out vec3 v_color;
void main() { gl_Position = u_matrix * vec4(a_at, 0.0, 1.0); gl_PointSize = u_size; v_color = a_color; }`;
const FRAGMENT = `#version 300 es
precision highp float; uniform float u_size; uniform vec4 u_rim; in vec3 v_color; out vec4 color;
void main() {
  float far = length(gl_PointCoord - 0.5) * u_size;
  float alpha = u_size < 2.5 ? 1.0 : clamp(u_size * 0.5 - far + 0.5, 0.0, 1.0);
  vec3 shade = far > u_size * 0.5 - 2.0 * u_rim.a ? mix(v_color, u_rim.rgb, min(u_rim.a, 1.0)) : v_color;
  color = vec4(shade * alpha, alpha);
}`;
const EARTH_METERS = 40_075_016;
const TILE_PIXELS = 512;
/** A machine that needs longer than this for a frame, several times running, gets a share of the dots while the map moves, all at rest. */
const SLOW_FRAME_MS = 60;
const SLOW_FRAMES = 3;
const MOVING_SHARE = 0.2;
const LEAST_MOVING = 20_000;
/** Bytes of one dot: two floats for the place, three bytes for the colour and one to fill. */
const STRIDE = 12;

/**
 * A layer that draws any number of dots in one go from one buffer on the graphics card. Places are kept relative to their middle:
 * single floats cannot tell houses apart on the whole earth, doubles in the matrix can.
 */
export class DotsLayer implements maplibre.CustomLayerInterface {
  readonly type = 'custom';
  private map: maplibre.Map | null = null;
  private gl: WebGL2RenderingContext | null = null;
  private program: WebGLProgram | null = null;
  private buffer: WebGLBuffer | null = null;
  private fields: WebGLVertexArrayObject | null = null;
  private dots: Dots | null = null;
  private middle = [0, 0] as [number, number];
  private count = 0;
  private drawnAt = 0;
  private slowFrames = 0;
  private readonly rest = () => this.map?.triggerRepaint();

  constructor(readonly id: string, private readonly look: DotsLook) {}

  /** Null shows none. */
  show(dots: Dots | null): void {
    if (dots === this.dots) return;
    this.dots = dots;
    this.send();
    this.map?.triggerRepaint();
  }

  onAdd(map: maplibre.Map, gl: WebGL2RenderingContext): void {
    [this.map, this.gl, this.program] = [map, gl, link(gl)];
    map.on('moveend', this.rest);
    this.buffer = gl.createBuffer();
    this.fields = gl.createVertexArray();
    gl.bindVertexArray(this.fields);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    const [at, color] = [gl.getAttribLocation(this.program, 'a_at'), gl.getAttribLocation(this.program, 'a_color')];
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, 2, gl.FLOAT, false, STRIDE, 0);
    gl.enableVertexAttribArray(color);
    gl.vertexAttribPointer(color, 3, gl.UNSIGNED_BYTE, true, STRIDE, 8);
    gl.bindVertexArray(null);
    this.send();
  }

  onRemove(map: maplibre.Map, gl: WebGL2RenderingContext): void {
    map.off('moveend', this.rest);
    gl.deleteProgram(this.program);
    gl.deleteBuffer(this.buffer);
    gl.deleteVertexArray(this.fields);
    [this.map, this.gl] = [null, null];
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData: { mainMatrix } }: maplibre.CustomRenderMethodInput): void {
    if (!this.map || !this.program || this.count === 0) return;
    const metersPerPixel = (EARTH_METERS * Math.cos((this.map.getCenter().lat * Math.PI) / 180)) / (TILE_PIXELS * 2 ** this.map.getZoom());
    const radius = Math.max(this.look.leastPixels, Math.min(this.look.mostPixels, this.look.radiusMeters / metersPerPixel));
    const [red, green, blue] = this.look.rim ?? [0, 0, 0];
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(gl.getUniformLocation(this.program, 'u_matrix'), false, movedBy(mainMatrix, this.middle));
    gl.uniform1f(gl.getUniformLocation(this.program, 'u_size'), 2 * radius * this.map.getPixelRatio());
    gl.uniform4f(gl.getUniformLocation(this.program, 'u_rim'), red / 255, green / 255, blue / 255, this.look.rim ? this.map.getPixelRatio() : 0);
    gl.disable(gl.DEPTH_TEST);
    gl.bindVertexArray(this.fields);
    gl.drawArrays(gl.POINTS, 0, this.map.isMoving() ? this.countMoving() : this.count);
    gl.bindVertexArray(null);
  }

  private countMoving(): number {
    const now = performance.now();
    const took = now - this.drawnAt;
    this.drawnAt = now;
    // A longer pause was no frame but a rest.
    if (took > SLOW_FRAME_MS && took < 3000) this.slowFrames += 1;
    return this.slowFrames < SLOW_FRAMES ? this.count : Math.min(this.count, Math.max(LEAST_MOVING, Math.ceil(this.count * MOVING_SHARE)));
  }

  private send(): void {
    const { gl, dots } = this;
    if (!gl) return;
    this.count = dots ? dots.positions.length / 2 : 0;
    if (!dots || this.count === 0) return;
    const { bytes, middle } = pack(dots);
    this.middle = middle;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
  }
}

/** Web Mercator, the world from 0 to 1. */
const mercator = (lng: number, lat: number): [number, number] => [(180 + lng) / 360, (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360];

function pack({ positions, colors }: Dots): { bytes: ArrayBuffer; middle: [number, number] } {
  const count = positions.length / 2;
  const bytes = new ArrayBuffer(count * STRIDE);
  const [places, shades] = [new Float32Array(bytes), new Uint8Array(bytes)];
  const middle = mercator(positions[0]!, positions[1]!);
  const each = colors instanceof Uint8Array;
  const step = stepThrough(count);
  for (let at = 0; at < count; at += 1) {
    const i = (at * step) % count;
    const [x, y] = mercator(positions[2 * i]!, positions[2 * i + 1]!);
    places[3 * at] = x - middle[0];
    places[3 * at + 1] = y - middle[1];
    for (let c = 0; c < 3; c += 1) shades[STRIDE * at + 8 + c] = each ? colors[3 * i + c]! : colors[c]!;
  }
  return { bytes, middle };
}

/** A step that visits every dot once and neighbours far apart, so that the first of them are a fair share of all. */
function stepThrough(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.floor(count * 0.618));
  while (divisor(step, count) !== 1) step += 1;
  return step;
}

/** The matrix with a shift before it, reckoned in doubles. */
function movedBy(matrix: ArrayLike<number>, [x, y]: [number, number]): Float32Array {
  const moved = Float64Array.from(matrix);
  for (let row = 0; row < 4; row += 1) moved[12 + row] = matrix[12 + row]! + matrix[row]! * x + matrix[4 + row]! * y;
  return Float32Array.from(moved);
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`dots: ${gl.getProgramInfoLog(program) ?? ''}`);
  return program;
}
