import { useId, type ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'isDisabled'> & {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Why the button cannot be used now, in words shown beside it. Null or absent: it can. */
  readonly whyNot?: string | null | undefined;
  readonly isBusy?: boolean;
};

/** A button says what will happen; one that cannot be used says why. */
export function Button({ children, look = 'plain', icon, whyNot, isBusy = false, ...rest }: ButtonProps) {
  const reasonId = useId();
  const button = (
    <AriaButton
      {...rest}
      isDisabled={Boolean(whyNot)}
      isPending={isBusy}
      className={buttonClass(look)}
      {...(whyNot ? { 'aria-describedby': reasonId } : {})}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
  if (!whyNot) return button;
  return (
    <span className="inline-flex max-w-80 flex-col items-start gap-1">
      {button}
      <span id={reasonId} className="text-[13px] text-muted">
        {whyNot}
      </span>
    </span>
  );
}

const looks: Record<ButtonLook, string> = {
  primary: 'border-accent bg-accent text-on-accent data-[hovered]:opacity-90',
  plain: 'border-edge bg-raised text-ink data-[hovered]:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink data-[hovered]:bg-hover',
  danger: 'border-problem bg-raised text-problem data-[hovered]:bg-problem-soft',
};

export function buttonClass(look: ButtonLook): string {
  return classNames(
    'inline-flex h-(--control-height) min-w-6 items-center justify-center gap-2 rounded-md border px-3 text-[14px] font-medium whitespace-nowrap transition-colors duration-100',
    'data-[disabled]:border-line data-[disabled]:bg-hover data-[disabled]:text-muted data-[pending]:opacity-70',
    looks[look],
  );
}

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className'> & {
  readonly label: string;
  readonly icon: IconName;
};

export function IconButton({ label, icon, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className="inline-flex size-8 items-center justify-center rounded-md text-muted transition-colors duration-100 data-[hovered]:bg-hover data-[hovered]:text-ink"
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
