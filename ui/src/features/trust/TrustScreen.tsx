import { useNavigate, useSearch } from "@tanstack/react-router";
import sectionStyles from "~/components/Section.module.css";
import { TrustView } from "./TrustView";

/** The trust page as a screen of the frame; the section is the address. */
export function TrustScreen() {
  const { section = null } = useSearch({ from: "/trust" });
  const navigate = useNavigate();
  return (
    <div className={sectionStyles["screen"]}>
      <TrustView section={section} onSection={(id) => void navigate({ to: "/trust", search: { section: id } })} />
    </div>
  );
}
