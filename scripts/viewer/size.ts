// How large an element is, in pixels, now and whenever that changes.
import {useLayoutEffect, useRef, useState} from "preact/hooks";
import type {RefObject} from "preact";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function useSize(): readonly [RefObject<HTMLDivElement | null>, Size] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({width: 0, height: 0});
  useLayoutEffect(() => {
    const {current} = element;
    if (!current) return;
    const look = (): void => {
      const {clientWidth: width, clientHeight: height} = current;
      setSize(before =>
        before.width === width && before.height === height ? before : {width, height},
      );
    };
    const observer = new ResizeObserver(look);
    observer.observe(current);
    look();
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
