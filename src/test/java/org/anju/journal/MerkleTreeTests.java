package org.anju.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    private static final int LARGEST = 100;
    private static final MerkleTree TREE = MerkleTree.of(
            IntStream.range(0, LARGEST).mapToObj(MerkleTreeTests::leaf).toList());

    /** The leaves and roots of the Certificate Transparency project's own tests of RFC 6962. */
    @Test
    void thePublishedVectorsAreMet() {
        var leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var roots = List.of(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        var tree = MerkleTree.of(leaves.stream()
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leafHash)
                .toList());

        assertThat(IntStream.rangeClosed(0, 8).mapToObj(size -> tree.root(size).hex()))
                .containsExactlyElementsOf(roots);
    }

    @Test
    void everyLeafOfEverySizeIsProvedAndNoFlippedBitIs() {
        for (var size = 1; size <= LARGEST; size++) {
            for (var index = 0; index < size; index++) {
                var root = TREE.root(size);
                var proof = TREE.inclusion(index, size);

                assertThat(Proof.includes(root, size, index, leaf(index), proof))
                        .isTrue();
                for (var flipped : flippedOnce(proof)) {
                    assertThat(Proof.includes(root, size, index, leaf(index), flipped))
                            .isFalse();
                }
                assertThat(Proof.includes(root, size, index, leaf(index + 1), proof))
                        .isFalse();
                assertThat(Proof.includes(root, size, size, leaf(index), proof)).isFalse();
                assertThat(Proof.includes(root, size, index, leaf(index), longer(proof)))
                        .isFalse();
                assertThat(proof.isEmpty() || !Proof.includes(root, size, index, leaf(index), shorter(proof)))
                        .isTrue();
            }
        }
    }

    @Test
    void everyPrefixOfEverySizeIsProvedAndNoFlippedBitIs() {
        for (var size = 1; size <= LARGEST; size++) {
            for (var earlier = 1; earlier <= size; earlier++) {
                var root = TREE.root(size);
                var before = TREE.root(earlier);
                var proof = TREE.consistency(earlier, size);

                assertThat(Proof.extended(before, earlier, root, size, proof)).isTrue();
                for (var flipped : flippedOnce(proof)) {
                    assertThat(Proof.extended(before, earlier, root, size, flipped))
                            .isFalse();
                }
                assertThat(Proof.extended(flip(before, 7), earlier, root, size, proof))
                        .isFalse();
                assertThat(Proof.extended(before, earlier, flip(root, 7), size, proof))
                        .isFalse();
                assertThat(Proof.extended(before, earlier, root, size, longer(proof)))
                        .isFalse();
                assertThat(proof.isEmpty() || !Proof.extended(before, earlier, root, size, shorter(proof)))
                        .isTrue();
            }
        }
    }

    @Test
    void theEmptyTreeBeginsEveryTree() {
        assertThat(TREE.consistency(0, 5)).isEmpty();
        assertThat(Proof.extended(TREE.root(0), 0, TREE.root(5), 5, List.of())).isTrue();
        assertThat(Proof.extended(TREE.root(1), 0, TREE.root(5), 5, List.of())).isFalse();
    }

    @Test
    void whatTheTreeDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> TREE.root(LARGEST + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TREE.inclusion(5, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TREE.consistency(6, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Hash leaf(int index) {
        return MerkleTree.leafHash(new byte[] {(byte) index});
    }

    private static List<List<Hash>> flippedOnce(List<Hash> proof) {
        var all = new ArrayList<List<Hash>>();
        for (var i = 0; i < proof.size(); i++) {
            var flipped = new ArrayList<>(proof);
            flipped.set(i, flip(proof.get(i), i * 37 % 256));
            all.add(flipped);
        }
        return all;
    }

    private static Hash flip(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return new Hash(bytes);
    }

    private static List<Hash> longer(List<Hash> proof) {
        var longer = new ArrayList<>(proof);
        longer.add(leaf(0));
        return longer;
    }

    private static List<Hash> shorter(List<Hash> proof) {
        return proof.isEmpty() ? proof : proof.subList(0, proof.size() - 1);
    }
}
