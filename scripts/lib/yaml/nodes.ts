// The nodes of YAML's parser, for those that look at how a file is written and not only at what it says.
export {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
